import requests

total: int = len(requests.get("http://localhost/users").json())
