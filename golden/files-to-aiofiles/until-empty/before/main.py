import hashlib


def digest(name):
    found = hashlib.sha256()
    with open(name, "rb") as file:
        while chunk := file.read(65536):
            found.update(chunk)
    return found.hexdigest()


def chunks(name):
    with open(name, "rb") as file:
        while True:
            data = file.read(1024)
            if not data:
                break
            yield data
