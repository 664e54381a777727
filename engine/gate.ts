/** Works run side by side, except for one that has to be alone; in the order in which they came. */
export interface Gate {
  readonly together: <T>(work: () => Promise<T>) => Promise<T>;
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
}

interface Waiting {
  readonly isAlone: boolean;
  readonly enter: () => void;
}

export function createGate(): Gate {
  const line: Waiting[] = [];
  let inside = 0;
  let isClosed = false;

  const mayEnter = (isAlone: boolean) => !isClosed && (!isAlone || inside === 0);

  function letIn(isAlone: boolean): void {
    inside += 1;
    isClosed = isAlone;
  }

  function leave(): void {
    inside -= 1;
    isClosed = false;
    for (let next = line[0]; next && mayEnter(next.isAlone); next = line[0]) {
      line.shift();
      letIn(next.isAlone);
      next.enter();
    }
  }

  const through =
    (isAlone: boolean): Gate['alone'] =>
    async (work) => {
      if (line.length === 0 && mayEnter(isAlone)) letIn(isAlone);
      else await new Promise<void>((enter) => line.push({ isAlone, enter }));
      try {
        return await work();
      } finally {
        leave();
      }
    };

  return { together: through(false), alone: through(true) };
}
