import asyncio
import queue
import signal
import socketserver
import threading
import time

places = threading.Semaphore(0)
jobs = queue.Queue(2)


def serves(server: socketserver.TCPServer):
    def stop():
        time.sleep(0.01)
        server.shutdown()

    thread = threading.Thread(target=stop)
    thread.start()
    server.serve_forever()
    thread.join()


def enters():
    def leave():
        time.sleep(0.01)
        places.release()

    thread = threading.Thread(target=leave)
    thread.start()
    with places:
        print("entered")
    thread.join()


def pauses():
    def work():
        time.sleep(0.01)

    thread = threading.Thread(target=work)
    thread.start()
    signal.pause()
    thread.join()


def puts():
    def work():
        for number in range(5):
            time.sleep(0.01)
            jobs.put(number)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()


async def answer():
    return 1


def runs_a_loop():
    def work():
        time.sleep(0.01)
        print(asyncio.run(answer()))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
