import net


class Cursor:
    def __init__(self, rows):
        self.rows = list(rows)

    def next(self):
        if not self.rows:
            raise StopIteration
        return net.read(self.rows.pop(0))

    def __next__(self):
        return self.next()

    def __iter__(self):
        return self


def first(cursor):
    try:
        return cursor.next()
    except StopIteration:
        return None


def main():
    print(first(Cursor(["a"])), first(Cursor([])))
    for row in Cursor(["b", "c"]):
        print(row)


main()
