import subprocess


def codes(number):
    subprocess.call(f"exit {number}", shell=True)
    line = "exit " + str(number)
    return subprocess.call(line, shell=True), subprocess.call("exit %d" % number, shell=True) == number


print(codes(5))
