"""Rewrites data/samples: python -m data.generator"""

from data.generator.samples import write_samples

if __name__ == "__main__":
    for path in write_samples():
        print(path.name)
