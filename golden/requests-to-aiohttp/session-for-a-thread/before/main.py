import threading

import requests


class Store:
    def __init__(self):
        self.session = requests.Session()

    def put(self, key):
        print(self.session.put("http://127.0.0.1/" + key).status_code)

    def get(self, key):
        return self.session.get("http://127.0.0.1/" + key).text

    def close(self):
        self.session.close()


def main():
    store = Store()
    threading.Thread(target=store.put, args=("first",)).start()
    print(store.get("first"))
    store.close()


if __name__ == "__main__":
    main()
