/** A call as a window makes it. */
export function connected(app) {
  const waiting = new Map();
  let receive;
  let number = 0;
  app.connect({
    send: (text) => {
      const { answer, value, error } = JSON.parse(text);
      if (answer === undefined) return;
      const { resolve, reject } = waiting.get(answer);
      waiting.delete(answer);
      if (error) reject(new Error(error.message));
      else resolve(value);
    },
    listen: (on) => {
      receive = on;
      return () => {};
    },
  });
  return (method, input) =>
    new Promise((resolve, reject) => {
      const call = ++number;
      waiting.set(call, { resolve, reject });
      receive(JSON.stringify({ call, method, input }));
    });
}
