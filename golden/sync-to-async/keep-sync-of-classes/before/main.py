from pkg.use import Box


def main():
    b = Box()
    print(b.d, b.o, len(b))
    print(b.go())
    m = b.go()[3]
    print(m)


if __name__ == "__main__":
    main()
