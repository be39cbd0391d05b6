import threading

import requests


class Loader(threading.Thread):
    def run(self):
        print(requests.get("http://127.0.0.1/").text)
