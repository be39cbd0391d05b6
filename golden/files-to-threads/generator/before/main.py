def records(name):
    with open(name) as file:
        for line in file:
            yield line.split(",")


def main():
    for record in records("a.csv"):
        print(record)


if __name__ == "__main__":
    main()
