import requests


class Api:
    def __init__(self):
        self.session = requests.Session()

    def get(self, name):
        return self.session.get("http://127.0.0.1/" + name).json()

    def close(self):
        self.session.close()


class App:
    def __init__(self):
        self.api = Api()

    def run(self):
        print(self.api.get("first"))

    def stop(self):
        self.api.close()


app = App()
app.run()
app.stop()
