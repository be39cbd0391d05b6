def read(name,
         encoding="utf-8"):
    with open(name,
              encoding=encoding) as file:
        return file.read()
