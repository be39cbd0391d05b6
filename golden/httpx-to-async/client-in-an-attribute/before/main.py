import httpx


class Weather:
    def __init__(self, base):
        self.client = httpx.Client(base_url=base)

    def today(self, city):
        response = self.client.get("/today", params={"city": city})
        return response.json()["summary"]

    def close(self):
        self.client.close()


def main():
    weather = Weather("https://example.org")
    print(weather.today("Oslo"))
    weather.close()


main()
