import threading
import time

import requests


def tick():
    for number in range(3):
        time.sleep(0.1)
        print(number)


thread = threading.Thread(target=tick)
thread.start()
thread.join()
