import requests


def report(url):
    response = requests.get(url)
    print(f"{response.status_code}: {response.text}")
    print(f'{response.status_code}: {response.text}')
    print(f"""{response.status_code}: {response.text}""")
    return f"{response.is_redirect} {response.text.strip()}"


def nested(url):
    response = requests.get(url)
    return f"{url}: {f'text {response.text}'}"
