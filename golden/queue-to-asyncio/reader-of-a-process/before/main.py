import queue
import subprocess
import sys
import threading


def read(pipe, lines):
    for line in pipe:
        lines.put(line.strip())
    lines.put(None)


def main():
    process = subprocess.Popen([sys.executable, "-c", "print(1)"], stdout=subprocess.PIPE, text=True)
    lines = queue.Queue()
    thread = threading.Thread(target=read, args=(process.stdout, lines))
    thread.start()
    while (line := lines.get()) is not None:
        print(line)
    thread.join()
    process.wait()


if __name__ == "__main__":
    main()
