import threading

import requests


class Loader:
    def __init__(self):
        self.session = requests.Session()

    def load(self, number):
        print(self.session.get(f"http://127.0.0.1/{number}").status_code)

    def close(self):
        self.session.close()


loader = Loader()
for number in range(3):
    threading.Thread(target=loader.load, args=(number,)).start()
