import httpx


def poll(client: httpx.Client, url):
    while (response := client.get(url)).status_code == 202:
        print(f"waiting for {response.json()['id']}")
    return response.text
