def last_line(name):
    file = open(name, "rb")
    try:
        file.seek(-100, 2)
        return file.readlines()[-1].decode()
    finally:
        file.close()


def size(name):
    return len(open(name).read())


def touch(name):
    open(name, "w").close()
