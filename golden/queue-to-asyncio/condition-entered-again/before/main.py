import threading


class Account:
    def __init__(self):
        self.changed = threading.Condition()
        self.amount = 0

    def add(self, amount):
        with self.changed:
            self.amount += amount
            self.changed.notify_all()

    def add_twice(self, amount):
        with self.changed:
            self.add(amount)
            self.add(amount)

    def take(self, amount):
        with self.changed:
            while self.amount < amount:
                self.changed.wait()
            self.amount -= amount


def main():
    account = Account()
    thread = threading.Thread(target=account.take, args=(6,))
    thread.start()
    account.add_twice(3)
    thread.join()
    print(account.amount)


if __name__ == "__main__":
    main()
