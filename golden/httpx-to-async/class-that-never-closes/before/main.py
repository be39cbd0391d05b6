import httpx


class Weather:
    def __init__(self, base):
        self._client = httpx.Client(base_url=base)

    def today(self, city):
        return self._client.get("/today", params={"city": city}).json()


def report(base):
    weather = Weather(base)
    return weather.today("Oslo"), weather.today("Rome")
