import subprocess
import sys


def greet(name):
    done = subprocess.run([sys.executable, "-c", f"print('hello {name}')"], capture_output=True, text=True, check=True)
    return done.stdout


def codes():
    command = [sys.executable, "-c", "raise SystemExit(3)"]
    return [subprocess.call(command), subprocess.run(command).returncode]


def checked():
    try:
        subprocess.check_call([sys.executable, "-c", "raise SystemExit(4)"])
    except subprocess.CalledProcessError as error:
        return error.returncode
    return subprocess.check_output([sys.executable, "-V"])


print(greet("you"), codes(), checked())
