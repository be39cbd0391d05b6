import requests


def ask(url):
    response = requests.post(url, data="""
query {
  users
}
""")
    return response.json()
