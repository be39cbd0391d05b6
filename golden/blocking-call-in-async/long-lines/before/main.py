import asyncio
import shutil
import subprocess


async def keep(path, directory):
    shutil.copytree(path, directory / "copies" / path.name, dirs_exist_ok=True)
    done = subprocess.run(["git", "status", "--porcelain"], cwd=directory, check=True)
    shutil.copy(path, directory)
    shutil.copytree(path, directory / "copies" / path.name, dirs_exist_ok=True)  # all of it
    print(subprocess.run(["git", "status", "--porcelain"], cwd=directory).returncode)
    return done
