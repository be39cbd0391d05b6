def append(name):
    with open(name, "w") as file:
        if not file.readable():
            print("write only")
