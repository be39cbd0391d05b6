import net


class Cursor:
    def __init__(self, rows):
        self.rows = list(rows)

    def __iter__(self):
        return self

    def __next__(self):
        if not self.rows:
            raise StopIteration
        return net.read(self.rows.pop(0))


def main():
    for row in Cursor(["a", "b"]):
        print(row)
    cursor = Cursor(["c"])
    print(next(cursor))
    try:
        next(cursor)
    except StopIteration:
        print("end")


main()
