import signal
import threading

stop = threading.Event()


def on_alarm(number, frame):
    stop.set()


def work():
    stop.wait()
    print("stopped")


def main():
    signal.signal(signal.SIGALRM, on_alarm)
    thread = threading.Thread(target=work)
    thread.start()
    signal.alarm(1)
    thread.join()


if __name__ == "__main__":
    main()
