import threading

import requests


class Loader(threading.Thread):
    def run(self):
        print(requests.get("http://127.0.0.1/first").status_code)


class Second(Loader):
    def run(self):
        super().run()
        print(requests.get("http://127.0.0.1/second").status_code)


Second().start()
