import time

import requests
import schedule


def load():
    print(requests.get("http://127.0.0.1/").text)


def report(registry):
    registry.add(other)


def other():
    print(requests.get("http://127.0.0.1/other").text)


schedule.every(10).minutes.do(load)
schedule.every().day.at("10:30").do(other)
while True:
    schedule.run_pending()
    time.sleep(1)
