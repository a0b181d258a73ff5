import type { ButtonHTMLAttributes, ComponentChildren } from 'preact';

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'class' | 'className'> & {
  /** `primary`: the one main action of a view; `plain`: the others; `quiet`: no frame. */
  look?: 'primary' | 'plain' | 'quiet';
  children: ComponentChildren;
};

/** A 44 px button. `type` is `button` unless said otherwise. */
export function Button({ look = 'plain', type = 'button', children, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} class={`r-button r-button-${look}`}>
      {children}
    </button>
  );
}
