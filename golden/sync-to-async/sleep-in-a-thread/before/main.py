import threading
import time


def work():
    time.sleep(0)
    print("done")


thread = threading.Thread(target=work)
thread.start()
thread.join()
