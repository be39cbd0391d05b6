import requests

labels = requests.get("http://localhost/labels").json()
count = len(labels)
