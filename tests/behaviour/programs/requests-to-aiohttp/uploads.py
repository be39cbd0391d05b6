"""Files and fields that go up together: opened here, held in memory, with names and types of their own."""
import io
import json
import os
import sys

import requests


def upload(base, path):
    with open(path, "rb") as file:
        response = requests.post(f"{base}/echo/one", files={"file": file})
    return response.status_code


def upload_with_fields(base, path, number, note=None):
    files = {"photo": open(path, "rb")}
    data = {"number": number, "note": note, "kind": "a"}
    response = requests.post(base + "/echo/fields", data=data, files=files)
    files["photo"].close()
    response.raise_for_status()
    return response.ok


def upload_memory(base, text):
    buffer = io.BytesIO(text.encode())
    details = {"name": ("details.json", json.dumps({"a": 1}), "application/json"), "raw": b"raw"}
    requests.put(base + "/echo/details", files=details, timeout=5)
    return requests.post(
        base + "/echo/memory",
        files={"text": buffer, "named": ("n.txt", text.encode()), "plain": (None, "no file")},
        data={"a": "1"},
    ).status_code


def main(base):
    with open("upload.txt", "w") as file:
        file.write("what goes up\n")
    print(upload(base, "upload.txt"))
    print(upload_with_fields(base, "upload.txt", 7))
    print(upload_with_fields(base, "upload.txt", 8, note="n"))
    print(upload_memory(base, "in memory"))
    os.remove("upload.txt")


if __name__ == "__main__":
    main(sys.argv[1])
