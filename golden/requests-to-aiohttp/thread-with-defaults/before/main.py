import itertools
import threading

import requests

numbers = itertools.count()


def load(name, seen=[], number=next(numbers), *, quiet: bool = True):
    seen.append(requests.get("http://127.0.0.1/" + name).status_code)
    if not quiet:
        print(number, seen)


threading.Thread(target=load, args=("first",), kwargs={"quiet": False}).start()
