async def main():
    print("never")


if __name__ == "__main__":
    main()
