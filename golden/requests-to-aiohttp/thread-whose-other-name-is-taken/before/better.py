from main import Loader


class Better(Loader):
    def run_async(self):
        self.start()
