import requests

PARAMETERS = {"name": "red"}
response_of_all_the_labels = requests.get(url="http://localhost", params=PARAMETERS, headers={"a": "b"})
print(response_of_all_the_labels.json())


def newest(address):
    newest_label_of_all = requests.get("http://localhost/labels?newest=yes&address=" + address).json()
    print(newest_label_of_all)


newest("here")
