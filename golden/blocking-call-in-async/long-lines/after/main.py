import asyncio
import shutil
import subprocess


async def keep(path, directory):
    await asyncio.to_thread(
        shutil.copytree, path, directory / "copies" / path.name, dirs_exist_ok=True
    )
    done = await asyncio.to_thread(
        subprocess.run, ["git", "status", "--porcelain"], cwd=directory, check=True
    )
    await asyncio.to_thread(shutil.copy, path, directory)
    await asyncio.to_thread(shutil.copytree, path, directory / "copies" / path.name, dirs_exist_ok=True)  # all of it
    print((await asyncio.to_thread(subprocess.run, ["git", "status", "--porcelain"], cwd=directory)).returncode)
    return done
