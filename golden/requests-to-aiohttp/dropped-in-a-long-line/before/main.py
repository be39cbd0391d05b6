import requests


def download(url, name):
    try:
        with requests.get(url, stream=True, timeout=10) as response:
            with open(name, "wb") as file:
                for chunk in response.iter_content(8192):
                    file.write(chunk)
    except requests.RequestException as error:
        print(error)


def label(url, name):
    response = requests.get(url, params={"name": name}, timeout=10, verify=True)
    return response.json()
