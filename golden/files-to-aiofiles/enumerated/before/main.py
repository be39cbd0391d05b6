def numbered(name):
    with open(name) as file:
        for number, line in enumerate(file, 1):
            print(number, line)
