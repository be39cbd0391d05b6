from queue import Queue
from threading import Thread


def count(words, seen):
    while True:
        seen.append(len(words.get()))
        words.task_done()


def main():
    words = Queue()
    seen = []
    counter = Thread(target=count, args=(words, seen))
    counter.setDaemon(True)
    counter.start()
    for word in ("a", "bc"):
        words.put(word)
    words.join()
    print(seen)


main()
