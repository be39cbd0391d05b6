import io
import json

import requests

TOKEN = "t"


def plain(url, path):
    with open(path, "rb") as file:
        return requests.post(url, files={"file": file}).json()


def named(url, text):
    response = requests.post(url, data={"a": "b", "c": text}, files={"file": ("name.txt", b"x", "text/plain")})
    response.raise_for_status()
    return response.text


def telegram(chat, photo, caption=None):
    files = {"photo": open(photo, "rb")}
    data = {"chat_id": chat, "caption": caption}
    requests.post(f"https://api/bot{TOKEN}/sendPhoto", data=data, files=files)


def tuples(url, name, text):
    files = {"file": (name, text.encode()), "info": (None, json.dumps({"a": 1}), "application/json")}
    r = requests.post(url, files=files)
    print(r.status_code)


def memory(url, image):
    buffer = io.BytesIO()
    image.save(buffer)
    buffer.seek(0)
    r = requests.post(url, files={"image": buffer, "b": "text"}, timeout=3)
    return r.ok


def unknown(url, thing):
    return requests.post(url, files={"file": thing}).text


def unknown_files(url, files):
    return requests.post(url, files=files).text


def many(url):
    return requests.post(url, files=[("a", open("a", "rb"))]).text


def in_loop(urls):
    for url in urls:
        if requests.post(url, files={"a": b"x"}).ok:
            print(url)


def names_taken(url, form, field, data):
    response = requests.post(url, data={"a": field, "b": data}, files={"c": b"x"})
    return form, field, response.ok


def changed_later(url, name):
    files = {}
    files["a"] = open(name, "rb")
    return requests.post(url, files=files).ok


def beside_json(url):
    return requests.post(url, json={}, files={"a": b"x"}).ok


def second(url):
    return url() + requests.post(url, files={"a": b"x"}).text


def again_and_again(url, path):
    with open(path, "rb") as file:
        for _ in range(3):
            file.seek(0)
            if requests.post(url, files={"a": file}).ok:
                return True
    return False
