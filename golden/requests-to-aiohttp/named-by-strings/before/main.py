import requests

ACTIONS = {1: "search", 2: "leave"}


def search():
    print(requests.get("http://localhost/labels").text)
    return False


def leave():
    return False


def other():
    return requests.get("http://localhost/others").text


is_running = True
while is_running:
    is_running = eval(ACTIONS[int(input())])()
print(other())
