def raw(name):
    with open(name, "rb") as file:
        return file.getbuffer()
