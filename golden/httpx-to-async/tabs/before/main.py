import httpx


def load(url):
	client = httpx.Client()
	response = client.get(url)
	return response.text
