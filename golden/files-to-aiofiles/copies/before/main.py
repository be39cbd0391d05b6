import shutil


def publish(build, target):
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(build, target)
    return shutil.make_archive(target, "zip", target)
