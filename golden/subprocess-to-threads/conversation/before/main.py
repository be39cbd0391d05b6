import subprocess
import sys

ECHO = "import sys\nfor line in sys.stdin: print(line.strip()[::-1], flush=True)"


def talk(words):
    with subprocess.Popen([sys.executable, "-c", ECHO], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        for word in words:
            process.stdin.write(word + "\n")
            process.stdin.flush()
            print(process.stdout.readline().strip())
        process.stdin.close()
        return process.wait()


print(talk(["abc", "def"]))
