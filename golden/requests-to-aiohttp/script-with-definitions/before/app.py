import requests

answer = requests.get("http://localhost/config")


def timeout():
    return answer.json()["timeout"]


print(requests.get("http://localhost/users").json())
