import threading

import requests


def load(number):
    print(requests.get(f"http://127.0.0.1/{number}").status_code)


class Watcher(threading.Thread):
    def run(self):
        print(requests.get("http://127.0.0.1/watched").status_code)


threads = [threading.Thread(target=load, args=(number,)) for number in range(3)]
threads.append(Watcher())
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
