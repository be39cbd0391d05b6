import threading

Lock = threading.Lock
