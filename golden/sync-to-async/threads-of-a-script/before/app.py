import threading
import time


def work(name):
    time.sleep(1)
    print(name)


threads = []
for name in "abc":
    thread = threading.Thread(target=work, args=(name,))
    threads.append(thread)
    thread.start()

for thread in threads:
    thread.join()
