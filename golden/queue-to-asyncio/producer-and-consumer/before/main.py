import queue
import threading


class Pipe:
    def __init__(self, size):
        self.items = queue.Queue(maxsize=size)
        self.seen = []

    def produce(self, count):
        for number in range(count):
            self.items.put(number)
        self.items.put(None)

    def consume(self):
        while (item := self.items.get()) is not None:
            self.seen.append(item)

    def run(self, count):
        producer = threading.Thread(target=self.produce, args=(count,))
        consumer = threading.Thread(target=self.consume)
        producer.start()
        consumer.start()
        producer.join()
        consumer.join()
        return self.seen


if __name__ == "__main__":
    print(Pipe(2).run(5))
