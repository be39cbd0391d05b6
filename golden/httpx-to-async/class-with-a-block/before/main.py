import httpx


class Weather:
    def __init__(self, base):
        self.client = httpx.Client(base_url=base)

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.client.close()

    def today(self, city):
        return self.client.get(f"/today/{city}").json()


def report(base):
    with Weather(base) as weather:
        return weather.today("Oslo")
